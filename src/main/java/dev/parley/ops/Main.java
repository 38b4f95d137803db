package dev.parley.ops;

import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Where Parley starts: first the companions, then the application. In dev mode every live reload comes through here
 * again, in the same JVM and from a new class loader. When the build records what a start loads (for the JDK's AOT
 * cache) there are no companions, since that start ends before the application would look for them.
 */
@QuarkusMain
public class Main {
    public static void main(String... args) {
        // Before anything logs; Quarkus' own launcher would set it too late here.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        if (!ApplicationLifecycleManager.isAppCDSGeneration()) {
            startCompanions();
        }
        Quarkus.run(args);
    }

    private static void startCompanions() {
        if (DevConsoleManager.getHotReplacementContext() != null) {
            // Quarkus itself says so only once it boots, too late to choose the configuration profile here.
            LaunchMode.set(LaunchMode.DEVELOPMENT);
        }
        try {
            var installation = Installation.find();
            Companions.ofThisJvm(installation, Companions.known()).start(installation);
        } catch (StartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
