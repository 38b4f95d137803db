package dev.parley.call;

import dev.parley.line.Line;
import dev.parley.line.Lines;
import dev.parley.listen.Ears;
import dev.parley.qualify.Interview;
import dev.parley.qualify.Profile;
import dev.parley.qualify.Profiles;
import dev.parley.speak.Mouth;
import dev.parley.speak.Sentence;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallerDirectory;
import dev.parley.talk.KnownCaller;
import dev.parley.talk.Recorder;
import dev.parley.think.Minds;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes every call that rings: finds out who calls, gets the first words ready, answers and opens the stage. */
@Singleton
final class Receptionist {
    private static final Logger LOG = Logger.getLogger(Receptionist.class);
    private static final Duration LOOK_UP = Duration.ofMillis(300);
    private static final Duration FIRST_WORDS = Duration.ofMillis(1500);

    private final Lines lines;
    private final Ears ears;
    private final EndOfTurn endOfTurn;
    private final Minds minds;
    private final Mouth mouth;
    private final Recorder recorder;
    private final Profiles profiles;
    private final CallerDirectory directory;
    private final CallConfig config;
    private final Event<CallEvent> facts;

    Receptionist(
            Lines lines,
            Ears ears,
            EndOfTurn endOfTurn,
            Minds minds,
            Mouth mouth,
            Recorder recorder,
            Profiles profiles,
            CallerDirectory directory,
            CallConfig config,
            Event<CallEvent> facts) {
        this.lines = lines;
        this.ears = ears;
        this.endOfTurn = endOfTurn;
        this.minds = minds;
        this.mouth = mouth;
        this.recorder = recorder;
        this.profiles = profiles;
        this.directory = directory;
        this.config = config;
        KeySequence.configured(config);
        this.facts = facts;
    }

    void start(@Observes StartupEvent started) {
        lines.ringing().subscribe().with(this::takeSafely, failure -> LOG.error("No more calls can be taken", failure));
        lines.ratesHz().forEach(rate -> keepFixedSentences(profiles.current(), rate));
    }

    /** What is always said in the same words is synthesised once, in the background. */
    private void keepFixedSentences(Profile profile, int rateHz) {
        var sentences = profile.fixedSentences().stream()
                .map(words -> new Sentence(words, profile.language()))
                .toList();
        mouth.prepare(sentences, rateHz)
                .subscribe()
                .with(
                        kept -> LOG.debugf("%d fixed sentences are kept", sentences.size()),
                        failure -> LOG.warn(failure.getMessage()));
    }

    /** A call that cannot be taken is hung up; the next one is taken all the same. */
    private void takeSafely(Line line) {
        line.executor().execute(() -> LogMarks.put(line));
        try {
            take(line);
        } catch (RuntimeException e) {
            refuse(line, e);
        }
    }

    private static void refuse(Line line, Throwable failure) {
        LOG.warnf("Call %s could not be taken: %s", line.call(), failure.getMessage());
        line.executor().execute(() -> line.hangUp().subscribe().with(done -> {}, e -> LOG.debug(e.getMessage())));
    }

    private void take(Line line) {
        var profile = profiles.current();
        tell(new CallEvent.Rang(
                line.call(), Instant.now(), line.caller(), line.channel(), profile.id(), profile.language()));
        directory
                .whoIs(line.caller())
                .ifNoItem()
                .after(LOOK_UP)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .recoverWithItem(Optional.empty())
                .emitOn(line.executor())
                .subscribe()
                .with(known -> receiveSafely(line, profile, known), failure -> refuse(line, failure));
    }

    private void receiveSafely(Line line, Profile profile, Optional<KnownCaller> known) {
        try {
            receive(line, profile, known);
        } catch (RuntimeException e) {
            refuse(line, e);
        }
    }

    private void receive(Line line, Profile profile, Optional<KnownCaller> known) {
        var interview = Interview.begin(
                profile,
                known.map(KnownCaller::name).filter(name -> !name.isEmpty()),
                known.map(KnownCaller::slots).orElse(Map.of()));
        known.ifPresent(who -> tell(new CallEvent.Recognised(line.call(), Instant.now(), who)));
        interview
                .slots()
                .forEach((slot, value) -> tell(
                        new CallEvent.SlotFilled(line.call(), Instant.now(), slot, value.value(), value.spoken())));
        var memory = Memory.fresh(line.call(), line.caller(), config, phrases(profile), interview, Instant.now());
        var cast = new Cast(ears, endOfTurn, minds, mouth, recorder, profile, known);
        var stage = new Stage(line, cast, Conversation.ringing(memory), this::tell);
        stage.open();
        prepare(line, stage.firstWords(), profile)
                .emitOn(line.executor())
                .chain(line::answer)
                .emitOn(line.executor())
                .subscribe()
                .with(answered -> stage.answered(), failure -> refuse(line, failure));
    }

    /** The first words are synthesised before the phone is answered, so that nobody waits for them in silence. */
    private Uni<Void> prepare(Line line, List<String> sentences, Profile profile) {
        return mouth.prepare(
                        sentences.stream()
                                .limit(1)
                                .map(words -> new Sentence(words, profile.language()))
                                .toList(),
                        line.rateHz())
                .ifNoItem()
                .after(FIRST_WORDS)
                .fail()
                .onFailure()
                .recoverWithNull();
    }

    private static Phrases phrases(Profile profile) {
        return new Phrases(
                profile.language(),
                profile.reprompts(),
                profile.goodbyes().noAnswer(),
                profile.filler(),
                profile.handOver());
    }

    private void tell(CallEvent fact) {
        try {
            facts.fire(fact);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "Call %s: somebody could not take note of %s",
                    fact.call(),
                    fact.getClass().getSimpleName());
        }
    }
}
