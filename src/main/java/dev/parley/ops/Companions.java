package dev.parley.ops;

import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ImageMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Starts the companions that this start wants, in order, and stops them in reverse when the JVM ends. What runs is
 * remembered in types of the JDK only: a live reload finds it from another class loader.
 */
final class Companions {
    private static final String MEMORY = "dev.parley.companions";
    private static final Duration APPLICATION_STOPS_WITHIN = Duration.ofSeconds(20);

    /** By order and name: the keys contributed and how to stop it. */
    private final TreeMap<String, Map.Entry<Map<String, String>, Runnable>> running;

    private final List<Companion> known;

    Companions(List<Companion> known, TreeMap<String, Map.Entry<Map<String, String>, Runnable>> running) {
        this.known = known;
        this.running = running;
    }

    /** The JVM's first call also locks the home and sees to it that the companions are stopped at its end. */
    static Companions ofThisJvm(Surroundings surroundings, List<Companion> known) {
        TreeMap<String, Map.Entry<Map<String, String>, Runnable>> running = DevConsoleManager.getGlobal(MEMORY);
        if (running == null) {
            running = new TreeMap<>();
            DevConsoleManager.setGlobal(MEMORY, running);
            HomeLock.take(surroundings.home());
            HttpPort.choose(surroundings);
            var first = new Companions(List.of(), running);
            Runtime.getRuntime().addShutdownHook(new Thread(first::stopAfterApplication, "companions-stop"));
        }
        return new Companions(known, running);
    }

    /** A native executable, always a production start, knows only those that a production start may want. */
    static List<Companion> known() {
        return ImageMode.current().isNativeImage()
                ? List.of(new PostgresCompanion(), new RedisCompanion())
                : onClassPath();
    }

    private static List<Companion> onClassPath() {
        var loader = Thread.currentThread().getContextClassLoader();
        return ServiceLoader.load(Companion.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** @throws StartException when one is missing that the application cannot do without */
    void start(Surroundings surroundings) {
        running.values().forEach(one -> one.getKey().keySet().forEach(System::clearProperty));
        var wanted = new ArrayList<String>();
        for (var companion :
                known.stream().sorted(Comparator.comparing(Companions::place)).toList()) {
            if (companion.wanted(surroundings)) {
                wanted.add(place(companion));
                keepOrStart(companion, surroundings);
            }
        }
        running.keySet().stream()
                .filter(place -> !wanted.contains(place))
                .toList()
                .forEach(this::stop);
    }

    void stop() {
        List.copyOf(running.descendingKeySet()).forEach(this::stop);
    }

    private void keepOrStart(Companion companion, Surroundings surroundings) {
        var place = place(companion);
        if (!running.containsKey(place)) {
            start(companion, surroundings).ifPresent(keys -> running.put(place, Map.entry(keys, companion::stop)));
        }
        Optional.ofNullable(running.get(place)).ifPresent(one -> one.getKey().forEach(System::setProperty));
    }

    private Optional<Map<String, String>> start(Companion companion, Surroundings surroundings) {
        try {
            return Optional.of(companion.start(surroundings));
        } catch (StartException e) {
            companion.stop();
            stop();
            throw e;
        } catch (RuntimeException e) {
            companion.stop();
            surroundings.progress("Parley goes on without " + companion.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void stop(String place) {
        var one = running.remove(place);
        if (one != null) {
            one.getKey().keySet().forEach(System::clearProperty);
            try {
                one.getValue().run();
            } catch (RuntimeException e) {
                System.err.println("Could not stop " + place.substring(place.indexOf(' ') + 1) + ": " + e);
            }
        }
    }

    /** The application still writes while it stops, and shutdown hooks run all at once. */
    private void stopAfterApplication() {
        var application = Application.currentApplication();
        if (application != null) {
            var waiting = Thread.ofPlatform().daemon().start(application::awaitShutdown);
            try {
                waiting.join(APPLICATION_STOPS_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        stop();
    }

    private static String place(Companion companion) {
        return "%06d %s".formatted(companion.order(), companion.name());
    }
}
