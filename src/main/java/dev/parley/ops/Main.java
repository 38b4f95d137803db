package dev.parley.ops;

import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Where Parley starts: first the companions, then the application. In dev mode every live reload comes through here
 * again, in the same JVM and from a new class loader.
 */
@QuarkusMain
public class Main {
    public static void main(String... args) {
        if (DevConsoleManager.getHotReplacementContext() != null) {
            // Quarkus itself says so only once it boots, too late to choose the configuration profile here.
            LaunchMode.set(LaunchMode.DEVELOPMENT);
        }
        try {
            var installation = Installation.find();
            Companions.ofThisJvm(installation, Companions.onClassPath()).start(installation);
        } catch (StartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }
}
