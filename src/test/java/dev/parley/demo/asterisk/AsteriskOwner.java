package dev.parley.demo.asterisk;

import dev.parley.ops.Surroundings;
import java.nio.file.Path;

/** A process that owns a private Asterisk, and can be killed. Prints "up" when it is. */
final class AsteriskOwner {
    private AsteriskOwner() {}

    public static void main(String[] home) throws InterruptedException {
        Surroundings surroundings = TestExchange.withPrograms(new TestSurroundings(Path.of(home[0])));
        var asterisk = new PrivateAsterisk();
        asterisk.start(surroundings);
        System.out.println("up");
        Thread.currentThread().join();
    }
}
