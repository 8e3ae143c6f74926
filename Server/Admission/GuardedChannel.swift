// Why this file exists: a connection is counted before anything is spent on it, TLS least of all.

import HummingbirdCore
import Logging
import NIOCore

/// Counts connections and lets those through for which there is room.
struct GuardedChannel<Base: ServerChildChannel>: ServerChildChannel {
    typealias Value = Base.Value

    let base: Base
    let doorkeeper: Doorkeeper

    /// Why a connection was closed at once.
    struct NoRoom: Error {}

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let address = ClientAddress(channel.remoteAddress)
        guard doorkeeper.opens(address) else {
            logger.debug("a connection was refused: there are too many")
            channel.close(promise: nil)
            return channel.eventLoop.makeFailedFuture(NoRoom())
        }
        channel.closeFuture.whenComplete { [doorkeeper] _ in doorkeeper.closes(address) }
        return base.setup(channel: channel, logger: logger)
    }

    func handle(value: Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}
