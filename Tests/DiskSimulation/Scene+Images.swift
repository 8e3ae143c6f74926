// Why this file exists: disks are also copied, put back and given newer programs.

import Foundation
import Simulation

extension Scene {
    /// A copy of a laptop's disk, as a backup program makes it while the laptop is off.
    func image(of laptop: Laptop) throws -> String {
        let image = "\(folder)/image-of-\(laptop.number)"
        try laptop.drop()
        guard laptop.disk.settle() else { throw Violation("harness", "\(laptop.name) holds on to its files") }
        try? FileManager.default.removeItem(atPath: image)
        try FileManager.default.copyItem(atPath: laptop.disk.folder, toPath: image)
        try start(laptop)
        return image
    }

    /// Puts a laptop back to an image of it. What it made since is only where it was sent.
    func putBack(_ laptop: Laptop, to image: String) throws {
        trace.say("\(laptop.name) is put back to an image")
        tally.count(.rewind)
        try laptop.wipe()
        for file in try FileManager.default.contentsOfDirectory(atPath: image) {
            try FileManager.default.copyItem(atPath: "\(image)/\(file)", toPath: "\(laptop.disk.folder)/\(file)")
        }
        laptop.mayBeRolledBack = true
        oracle.isLeft(laptop: laptop.number)
        try start(laptop)
    }

    /// HQ goes on with a newer program.
    func upgradeOffice() throws {
        office.schema = Catalogue.upgraded
        try restartOffice()
    }

    /// A laptop goes on with a newer program.
    func upgrade(_ laptop: Laptop) throws {
        laptop.schema = Catalogue.upgraded
        try restart(laptop)
    }
}
