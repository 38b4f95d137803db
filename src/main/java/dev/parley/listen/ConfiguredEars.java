package dev.parley.listen;

import dev.parley.talk.Caller;
import dev.parley.talk.Part;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The engines that are configured, in order of preference. Each is probed at its interval, and one that is absent or
 * fails is passed over until it answers again. With none left the call goes on by keypad, so this part is never down.
 */
@ApplicationScoped
class ConfiguredEars implements Ears, Part {
    private static final String HOW_TO_GIVE_EARS = "No speech recognition is configured, callers answer by keypad. "
            + "Start a faster-whisper server and set parley.listen.whisper.url=http://host:8000/v1";

    private final List<GuardedEar> everyones;
    private final List<GuardedEar> demos;
    private final Duration probeEvery;
    private Cancellable probing = () -> {};

    @Inject
    ConfiguredEars(@All List<Engines> vendors, ListenConfig config) {
        var inOrder =
                vendors.stream().sorted(Comparator.comparingInt(Engines::order)).toList();
        everyones = guarded(inOrder.stream().flatMap(vendor -> vendor.engine().stream()), config);
        demos = everyones.isEmpty()
                ? guarded(inOrder.stream().flatMap(vendor -> vendor.standIn().stream()), config)
                : List.of();
        probeEvery = config.probeEvery();
    }

    void start(@Observes StartupEvent event) {
        probing = Multi.createFrom()
                .ticks()
                .every(probeEvery)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> probe())
                .subscribe()
                .with(_ -> {});
    }

    @PreDestroy
    void stop() {
        probing.cancel();
    }

    @Override
    public Optional<Ear> forCaller(Caller caller) {
        return Stream.concat(everyones.stream(), caller.demo() ? demos.stream() : Stream.empty())
                .filter(GuardedEar::serves)
                .<Ear>map(ear -> ear)
                .findFirst();
    }

    @Override
    public Status status() {
        if (everyones.isEmpty()) {
            return new Status("ears", Level.DEGRADED, HOW_TO_GIVE_EARS);
        }
        var troubles = everyones.stream()
                .map(GuardedEar::trouble)
                .filter(trouble -> !trouble.isEmpty())
                .collect(Collectors.joining(" "));
        return everyones.stream()
                .filter(GuardedEar::serves)
                .findFirst()
                .map(ear -> new Status(
                        "ears", Level.UP, ("Callers are understood by " + ear.name() + ". " + troubles).strip()))
                .orElseGet(() -> new Status("ears", Level.DEGRADED, "Callers answer by keypad. " + troubles));
    }

    /** Finds out which engines are there. Never fails. */
    Uni<Void> probe() {
        var probes = Stream.concat(everyones.stream(), demos.stream())
                .map(GuardedEar::probe)
                .toList();
        return probes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(probes).andCollectFailures().replaceWithVoid();
    }

    private static List<GuardedEar> guarded(Stream<Engine> engines, ListenConfig config) {
        return engines.map(engine -> new GuardedEar(engine, config.breaker())).toList();
    }
}
