package dev.parley.call;

import dev.parley.audio.Pcm;
import dev.parley.audio.VoiceActivity;
import dev.parley.line.Line;
import dev.parley.line.LineEvent;
import dev.parley.listen.Agreement;
import dev.parley.listen.Speech;
import dev.parley.qualify.CardNumbers;
import dev.parley.qualify.CardParts;
import dev.parley.qualify.Expecting;
import dev.parley.qualify.MoodWords;
import dev.parley.qualify.Step;
import dev.parley.talk.CallEvent;
import dev.parley.talk.RecordingState;
import dev.parley.talk.Speaker;
import dev.parley.talk.Transcript;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Carries out what one conversation wants and tells it what came of that. Everything here happens on the call's
 * context, so that nothing needs a lock.
 */
final class Stage {
    private static final Logger LOG = Logger.getLogger(Stage.class);
    private static final Duration SOUND_KEPT = Duration.ofMillis(900);
    private static final int FRAMES_BETWEEN_LOOKS = 25;

    private final Line line;
    private final Cast cast;
    private final Consumer<CallEvent> told;
    private final CallerSound sound;
    private final VoiceActivity voiceActivity;
    private final AgentSound speech;
    private final Taping taping;
    private final CardParts cardParts;
    private final SaidTurns turns = new SaidTurns();
    private final MoodSense mood;
    private final PersonCalls person;
    private final ArrayDeque<Happening> happenings = new ArrayDeque<>();
    private Agreement agreement = Agreement.START;
    private Cancellable thought = () -> {};
    private Conversation conversation;
    private long frames;
    private boolean busy;

    Stage(Line line, Cast cast, Conversation conversation, Consumer<CallEvent> told) {
        this.line = line;
        this.cast = cast;
        this.conversation = conversation;
        this.told = told;
        this.sound = new CallerSound(line.rateHz(), SOUND_KEPT);
        this.voiceActivity = new VoiceActivity(line.rateHz());
        this.speech = new AgentSound(
                cast.mouth(), cast.profile().language(), line.rateHz(), line.playout(), line.executor(), this::on);
        this.cardParts = CardParts.of(cast.profile());
        this.taping = new Taping(
                conversation.memory().config(),
                CardNumbers.of(cast.profile()),
                new CardTurns(cardParts, TurnWords.in(cast.profile().language())),
                this::taped);
        this.mood = new MoodSense(MoodWords.in(cast.profile().language()));
        this.person = new PersonCalls(line, this::on);
    }

    /** Follows the line until it is hung up. */
    void open() {
        lookForEngines();
        line.events().subscribe().with(this::heard, this::broken);
    }

    /** The sentences of the greeting, to be synthesised before the phone is answered. */
    List<String> firstWords() {
        var memory = conversation.memory();
        return Step.sentences(Replying.wordsOf(memory.interview().step(), memory));
    }

    void answered() {
        if (!(conversation.state() instanceof State.Ringing)) {
            return;
        }
        taping.open(cast.recorder().open(line.call(), line.rateHz()));
        on(new Happening.Answered(Instant.now()));
    }

    private void heard(LineEvent event) {
        switch (event) {
            case LineEvent.FrameArrived frame -> tick(frame);
            case LineEvent.DigitPressed(char digit) ->
                on(
                        taping.toggledBy(digit)
                                ? new Happening.RecordingPaused(taping.paused())
                                : new Happening.Pressed(digit));
            case LineEvent.PersonLeft() -> on(new Happening.PersonLeft());
            case LineEvent.HungUp(String reason, boolean wasBroken) -> {
                taping.close();
                on(new Happening.HungUp(reason, wasBroken, Optional.of(Instant.now())));
            }
        }
    }

    private void tick(LineEvent.FrameArrived frame) {
        var caller = frame.caller();
        boolean callersTurn = isCallersTurn();
        taping.allow(conversation.memory().interview().recordingAllowed());
        taping.add(caller, frame.agent(), callersTurn);
        if (conversation.state() instanceof State.Ringing) {
            return;
        }
        sound.add(caller, frame.waited(), callersTurn);
        if (++frames % FRAMES_BETWEEN_LOOKS == 0) {
            lookForEngines();
        }
        boolean voiced = voiceActivity.isSpeech(caller);
        if (callersTurn) {
            mood.add(caller, voiced);
        }
        on(new Happening.Ticked(voiced));
    }

    private boolean isCallersTurn() {
        var state = conversation.state();
        return state instanceof State.CallerSpeaking
                || state instanceof State.MaybeEnd
                || state instanceof State.Ducked
                || state instanceof State.HandedOver(var overheard)
                        && overheard.turn().isPresent();
    }

    private void lookForEngines() {
        boolean ear = cast.ears().forCaller(line.caller()).isPresent();
        boolean mind = cast.minds().forCaller(line.caller()).isPresent();
        var memory = conversation.memory();
        if (ear != memory.ear() || mind != memory.mind()) {
            on(new Happening.EnginesChanged(ear, mind));
        }
    }

    /** A fault of ours must not leave the caller in silence: the call ends, with all that was told. */
    private void broken(Throwable failure) {
        LOG.errorf(failure, "Call %s broke off", line.call());
        happenings.clear();
        taping.close();
        var end = conversation.on(new Happening.HungUp("Parley failed: " + failure, true, Optional.of(Instant.now())));
        conversation = end.conversation();
        end.commands().stream()
                .filter(Command.Tell.class::isInstance)
                .forEach(command -> told.accept(((Command.Tell) command).fact()));
        hangUp();
    }

    /** One happening after the other, also when carrying out a command makes the next one. */
    private void on(Happening happening) {
        happenings.add(happening);
        if (busy) {
            return;
        }
        busy = true;
        try {
            while (!happenings.isEmpty()) {
                var advance = conversation.on(happenings.remove());
                conversation = advance.conversation();
                advance.commands().forEach(this::carryOut);
            }
        } catch (RuntimeException e) {
            broken(e);
        } finally {
            busy = false;
        }
    }

    private void hangUp() {
        line.hangUp().subscribe().with(done -> {}, failure -> LOG.warn(failure.getMessage()));
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.Say(int utterance, String words) -> speech.say(utterance, words);
            case Command.Hush() -> speech.hush();
            case Command.Listen listen -> listen(listen);
            case Command.Duck() -> line.playout().duck();
            case Command.Unduck() -> line.playout().unduck();
            case Command.Prepare(String words) -> speech.prepare(words);
            case Command.Think think -> think(think);
            case Command.StopThinking() -> {
                thought.cancel();
                speech.forget();
            }
            case Command.PauseRecording(boolean paused) -> taping.pauseByModel(paused);
            case Command.PlaySound(String name) ->
                line.playSound(name).subscribe().with(done -> {}, failure -> LOG.warn(failure.getMessage()));
            case Command.RingPerson(String extension, Duration ring) -> person.ring(extension, ring);
            case Command.JoinPerson(boolean listening) -> person.join(listening);
            case Command.LeavePerson() -> person.leave();
            case Command.Transfer(String extension) -> person.transfer(extension);
            case Command.HangUp() -> hangUp();
            case Command.Tell(CallEvent fact) -> tell(fact);
        }
    }

    private void tell(CallEvent fact) {
        told.accept(fact);
        if (fact instanceof CallEvent.TurnTaken turn) {
            turns.told(turn);
            if (turn.who() == Speaker.CALLER) {
                mood.over(turn.text());
            }
        }
    }

    private void listen(Command.Listen wanted) {
        var ear = cast.ears().forCaller(line.caller());
        if (ear.isEmpty()) {
            on(new Happening.NotUnderstood(wanted.epoch()));
            return;
        }
        boolean whole = wanted.part() == Command.Part.WHOLE_TURN;
        if (whole) {
            agreement = Agreement.START;
        }
        var hint = conversation.memory().lastReply();
        var samples = sound.between(wanted.from(), wanted.to());
        if (conversation.state() instanceof State.MaybeEnd) {
            judge(samples, wanted.epoch());
        }
        var heard = new Speech(samples, cast.profile().language(), hint, whole);
        ear.get()
                .transcribe(heard)
                .emitOn(line.executor())
                .subscribe()
                .with(transcript -> on(understood(wanted, transcript)), failure -> notUnderstood(wanted, failure));
    }

    private void judge(Pcm samples, int epoch) {
        cast.endOfTurn()
                .judge(samples)
                .emitOn(line.executor())
                .subscribe()
                .with(verdict -> on(new Happening.Sounding(epoch, verdict)), failure -> LOG.warn(failure.getMessage()));
    }

    private Happening understood(Command.Listen wanted, Transcript transcript) {
        return switch (wanted.part()) {
            case WHOLE_TURN -> {
                var words = heardWhole(transcript.text(), wanted.from());
                on(new Happening.MoodSensed(wanted.epoch(), mood.of(words)));
                yield new Happening.Understood(wanted.epoch(), new Transcript(words, transcript.language()));
            }
            case GROWING_TURN -> soFar(wanted, agreed(wanted, transcript));
            case OVERLAP -> soFar(wanted, transcript.text());
        };
    }

    /** Fit to be kept; when it shows that a card's number began in an earlier turn, that turn is told anew. */
    private String heardWhole(String words, long since) {
        var memory = conversation.memory();
        var found = taping.heard(words, expecting(), memory.lastReply(), since);
        if (found.since() < since) {
            for (var change : turns.changed(memory.at(found.since()), memory.instant(), cardParts::hidden)) {
                told.accept(change.fact());
                on(new Happening.TurnMasked(change.before(), change.fact().text()));
            }
        }
        return found.words();
    }

    private Happening soFar(Command.Listen wanted, String words) {
        return new Happening.PartlyUnderstood(wanted.epoch(), taping.heardSoFar(words, expecting(), wanted.from()));
    }

    private Expecting expecting() {
        return conversation.memory().interview().step().expecting();
    }

    private void taped(RecordingState state) {
        told.accept(new CallEvent.RecordingChanged(
                line.call(), conversation.memory().instant(), state));
    }

    private String agreed(Command.Listen wanted, Transcript transcript) {
        if (wanted.epoch() == conversation.memory().epoch()) {
            agreement = agreement.hear(transcript.text());
        }
        return agreement.text();
    }

    private void notUnderstood(Command.Listen wanted, Throwable failure) {
        LOG.warnf("Call %s: %s", line.call(), failure.getMessage());
        on(new Happening.NotUnderstood(wanted.epoch()));
    }

    private void think(Command.Think wanted) {
        int epoch = wanted.epoch();
        var mind = cast.minds().forCaller(line.caller());
        if (mind.isEmpty()) {
            on(new Happening.ThoughtFailed(epoch));
            return;
        }
        thought = mind.get()
                .answer(cast.question(line, wanted.memory()))
                .emitOn(line.executor())
                .subscribe()
                .with(
                        piece -> on(new Happening.Thought(epoch, piece)),
                        failure -> {
                            LOG.warnf("Call %s: %s", line.call(), failure.getMessage());
                            on(new Happening.ThoughtFailed(epoch));
                        },
                        () -> on(new Happening.ThoughtDone(epoch)));
    }
}
