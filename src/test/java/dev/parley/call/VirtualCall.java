package dev.parley.call;

import dev.parley.qualify.Interview;
import dev.parley.qualify.Profile;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Mood;
import dev.parley.talk.Transcript;
import dev.parley.think.Thought;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call in virtual time: drives a {@link Conversation} frame by frame, plays what it says at 60 ms a character, and
 * answers for the ear with what the test lets the caller say.
 */
final class VirtualCall {
    static final int MILLIS_PER_CHARACTER = 60;
    static final Phrases PHRASES = new Phrases(
            "en",
            List.of("Are you still there?", "I can't hear you."),
            "Goodbye then.",
            "One moment.",
            "I'll put you through.");

    static final Caller CALLER = new Caller("+14155550123", "", false);

    final List<Command> commands = new ArrayList<>();
    final List<CallEvent> facts = new ArrayList<>();
    private final ArrayDeque<Command.Say> playing = new ArrayDeque<>();
    private Conversation conversation;
    private long now;
    private long playingUntil;
    private String words = "";
    private int earDelay = 100;
    private Optional<Mood> sounding = Optional.empty();
    private Optional<Command.Listen> asked = Optional.empty();
    private long askedAt;

    VirtualCall(Profile profile, Map<String, String> settings) {
        var config = config(settings);
        var interview = Interview.begin(profile, Optional.empty(), Map.of());
        conversation = Conversation.ringing(
                Memory.fresh(new CallId("test"), CALLER, config, PHRASES, interview, Instant.EPOCH));
    }

    static CallConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(CallConfig.class)
                .withDefaultValues(settings)
                .withConverter(java.time.Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(CallConfig.class);
    }

    VirtualCall engines(boolean ear, boolean mind) {
        return on(new Happening.EnginesChanged(ear, mind));
    }

    VirtualCall answered() {
        return on(new Happening.Answered(Instant.EPOCH));
    }

    /** How long the ear takes from now on. */
    VirtualCall earTakes(int millis) {
        earDelay = millis;
        return this;
    }

    VirtualCall silence(int millis) {
        return run(millis, false);
    }

    VirtualCall noise(int millis) {
        return run(millis, true);
    }

    /** The caller speaks for {@code millis}; when asked, the ear makes {@code said} of it. */
    VirtualCall says(String said, int millis) {
        words = said;
        return run(millis, true);
    }

    VirtualCall says(String said) {
        return says(said, Math.max(400, said.length() * MILLIS_PER_CHARACTER));
    }

    /** How the caller sounds from now on. */
    VirtualCall sounding(Mood mood) {
        sounding = Optional.of(mood);
        return this;
    }

    VirtualCall earFails() {
        var listen = asked.orElseThrow();
        asked = Optional.empty();
        return on(new Happening.NotUnderstood(listen.epoch()));
    }

    VirtualCall thinks(String words) {
        return on(new Happening.Thought(lastThink().epoch(), new Thought.Words(words)));
    }

    VirtualCall thinks(Thought thought) {
        return on(new Happening.Thought(lastThink().epoch(), thought));
    }

    VirtualCall thought() {
        return on(new Happening.ThoughtDone(lastThink().epoch()));
    }

    VirtualCall presses(String keys) {
        keys.chars().forEach(key -> on(new Happening.Pressed((char) key)));
        return this;
    }

    /** Lets the agent finish what it says. */
    VirtualCall untilListening() {
        for (int i = 0; i < 3000 && !(conversation.state() instanceof State.Listening); i++) {
            tick(false);
        }
        return this;
    }

    /** Lets the agent finish what it tells the person who took the call. */
    VirtualCall untilJoining() {
        for (int i = 0; i < 3000 && !commands.contains(new Command.JoinPerson(true)); i++) {
            tick(false);
        }
        return this;
    }

    VirtualCall on(Happening happening) {
        var advance = conversation.on(happening);
        conversation = advance.conversation();
        commands.addAll(advance.commands());
        advance.commands().forEach(this::follow);
        return this;
    }

    State state() {
        return conversation.state();
    }

    Memory memory() {
        return conversation.memory();
    }

    long now() {
        return now;
    }

    List<String> said() {
        return commands.stream()
                .filter(Command.Say.class::isInstance)
                .map(command -> ((Command.Say) command).words())
                .toList();
    }

    <T extends CallEvent> List<T> facts(Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    Command.Think lastThink() {
        return commands.stream()
                .filter(Command.Think.class::isInstance)
                .map(Command.Think.class::cast)
                .toList()
                .getLast();
    }

    private VirtualCall run(int millis, boolean voiced) {
        for (int i = 0; i < millis / 20; i++) {
            tick(voiced);
        }
        return this;
    }

    private void tick(boolean voiced) {
        now += 20;
        hear();
        play();
        on(new Happening.Ticked(voiced));
    }

    private void hear() {
        if (asked.isPresent() && now - askedAt >= earDelay) {
            var listen = asked.get();
            asked = Optional.empty();
            if (listen.part() == Command.Part.WHOLE_TURN) {
                sounding.ifPresent(mood -> on(new Happening.MoodSensed(listen.epoch(), mood)));
            }
            on(
                    listen.part() == Command.Part.WHOLE_TURN
                            ? new Happening.Understood(listen.epoch(), new Transcript(words, "en"))
                            : new Happening.PartlyUnderstood(listen.epoch(), words));
        }
    }

    private void play() {
        if (playing.isEmpty()) {
            return;
        }
        var say = playing.peek();
        if (playingUntil == 0) {
            playingUntil = now + (long) say.words().length() * MILLIS_PER_CHARACTER;
            on(new Happening.Sounded(say.utterance()));
            on(new Happening.Measured(say.utterance(), say.words().length() * MILLIS_PER_CHARACTER));
            on(new Happening.Started(say.utterance()));
            on(new Happening.Heard(say.utterance()));
        } else if (now >= playingUntil) {
            playing.remove();
            playingUntil = 0;
            on(new Happening.Played(say.utterance()));
        }
    }

    private void follow(Command command) {
        switch (command) {
            case Command.Say say -> playing.add(say);
            case Command.Hush() -> {
                playing.clear();
                playingUntil = 0;
            }
            case Command.Listen listen -> {
                asked = Optional.of(listen);
                askedAt = now;
            }
            case Command.Tell(CallEvent fact) -> facts.add(fact);
            case Command.Duck ignored -> {}
            case Command.Unduck ignored -> {}
            case Command.Prepare ignored -> {}
            case Command.Think ignored -> {}
            case Command.StopThinking ignored -> {}
            case Command.PlaySound ignored -> {}
            case Command.PauseRecording ignored -> {}
            case Command.RingPerson ignored -> {}
            case Command.JoinPerson ignored -> {}
            case Command.LeavePerson ignored -> {}
            case Command.Transfer ignored -> {}
            case Command.HangUp ignored -> {}
        }
    }
}
