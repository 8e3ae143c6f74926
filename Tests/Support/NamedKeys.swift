// Why this file exists: tests need keys that are the same in every run and differ from device to device.

import SyncProtocol

extension DeviceKey {
    /// The key of a device with this name; a constant, and so no secret.
    public static func of(_ name: String) -> DeviceKey {
        let seed = Array((Array(name.utf8) + [UInt8](repeating: 0, count: DeviceKey.length)).prefix(DeviceKey.length))
        guard let key = DeviceKey(seed: seed) else { preconditionFailure("thirty-two bytes are a key") }
        return key
    }
}
