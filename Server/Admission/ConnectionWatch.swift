// Why this file exists: what the pace decides is performed here: a timer, and the cut.

import NIOCore
import NIOHTTPTypes

/// Closes a connection that is too slow. Stands between HTTP's codec and whoever answers.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServingLimits
    private let onCut: @Sendable () -> Void
    private var pace: ConnectionPace?
    private var timer: (at: NIODeadline, task: Scheduled<Void>)?

    init(_ limits: ServingLimits, onCut: @escaping @Sendable () -> Void) {
        self.limits = limits
        self.onCut = onCut
    }

    func handlerAdded(context: ChannelHandlerContext) {
        pace = ConnectionPace(limits, opened: context.eventLoop.now)
        arrange(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.task.cancel()
        (timer, pace) = (nil, nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let now = context.eventLoop.now
        switch unwrapInboundIn(data) {
        case .head: pace?.receivedHead(at: now)
        case .body(let piece): pace?.receivedBody(piece.readableBytes, at: now)
        case .end: pace?.receivedEnd(at: now)
        }
        arrange(context)
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let now = context.eventLoop.now
        switch unwrapOutboundIn(data) {
        case .head: context.write(data, promise: promise)
        case .body(let piece):
            let bytes = piece.readableBytes
            let delivery = promise ?? context.eventLoop.makePromise(of: Void.self)
            delivery.futureResult.assumeIsolated().whenSuccess { [weak self] in
                self?.pace?.delivered(bytes, at: context.eventLoop.now)
            }
            pace?.wrote(bytes, at: now)
            context.write(data, promise: delivery)
        case .end:
            context.write(data, promise: promise)
            pace?.endedReply(at: now)
        }
        arrange(context)
    }

    /// Sees to it that the timer rings no later than the deadline; one that rings too early looks again.
    private func arrange(_ context: ChannelHandlerContext) {
        guard let deadline = pace?.deadline else { return }
        if let timer {
            guard deadline < timer.at else { return }
            timer.task.cancel()
        }
        let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [weak self] () -> Void in
            self?.ring(context)
        }
        timer = (deadline, task)
    }

    private func ring(_ context: ChannelHandlerContext) {
        timer = nil
        guard let deadline = pace?.deadline else { return }
        guard deadline <= context.eventLoop.now else { return arrange(context) }
        pace = nil
        onCut()
        context.close(promise: nil)
    }
}

/// Says that handlers of this kind stay on their connection's thread.
@available(*, unavailable)
extension ConnectionWatch: Sendable {}
