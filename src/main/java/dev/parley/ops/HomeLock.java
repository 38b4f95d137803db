package dev.parley.ops;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One Parley per home: whoever holds the lock may stop what an earlier start has left behind there. */
final class HomeLock {
    private HomeLock() {}

    /**
     * Held until the JVM ends.
     *
     * @throws StartException when another process holds it
     */
    static void take(Path home) {
        try {
            var file = Files.createDirectories(home.resolve("run")).resolve("lock");
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw taken(home);
            }
        } catch (OverlappingFileLockException e) {
            throw taken(home);
        } catch (IOException e) {
            throw new StartException("Cannot lock the data folder " + home + ": " + e + ". Set parley.home.", e);
        }
    }

    private static StartException taken(Path home) {
        return new StartException("Another Parley is running on the data folder " + home
                + ". Stop it, or give this one a folder of its own with parley.home.");
    }
}
