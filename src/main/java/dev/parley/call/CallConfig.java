package dev.parley.call;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How a conversation feels: every waiting time in it. */
@ConfigMapping(prefix = "parley.call")
public interface CallConfig {
    /** Speech within {@link #speechWindow} that means the caller is speaking. */
    @WithDefault("160ms")
    Duration speechStart();

    /** The stretch in which speech is looked for. */
    @WithDefault("240ms")
    Duration speechWindow();

    /** Sound from before the first voiced frame that belongs to the turn. */
    @WithDefault("300ms")
    Duration preRoll();

    /** Silence after which a turn may be over and its transcription starts. */
    @WithDefault("120ms")
    Duration maybeEnd();

    /** Silence that ends a turn whose words are complete; this and the next three adapt to the caller's own pauses. */
    @WithDefault("400ms")
    Duration endWhenComplete();

    /** Silence that ends a turn whose words leave it open. */
    @WithDefault("700ms")
    Duration endWhenUnclear();

    /** Silence that ends a turn while digits, an e-mail address or an amount are being dictated. */
    @WithDefault("1200ms")
    Duration endWhenDictating();

    /** Silence that ends a turn that stopped in mid-sentence: "and", "my number is". */
    @WithDefault("1500ms")
    Duration endWhenTrailing();

    /** Between two partial transcripts of a growing turn. */
    @WithDefault("600ms")
    Duration partialEvery();

    /** The longest turn; what was said until then is answered. */
    @WithDefault("30s")
    Duration longestTurn();

    /** The longest wait for a transcript before the caller is asked again. */
    @WithDefault("6s")
    Duration transcriptWithin();

    /** Silence after which the caller is asked again, twice, and then said goodbye to. */
    @WithDefault("7s")
    Duration reprompt();

    /** A pause between key presses that ends what is being keyed in. */
    @WithDefault("3s")
    Duration keypadPause();

    /**
     * Keys by which a caller pauses the recording and lets it go on: {@code *} or {@code #} and one to three more, or
     * {@code none}. {@code *} alone says the last sentence again, {@code #} alone ends an answer; {@code *#} means nothing
     * else.
     */
    @WithDefault("*#")
    String recordingKeys();

    /** The longest that a model may pause the recording; it may do so again. */
    @WithDefault("2m")
    Duration recordingPause();

    /** How long after a reply was due a filler is said, at most once in three turns. */
    @WithDefault("900ms")
    Duration filler();

    /** How long after a reply was due the script speaks instead of the model. */
    @WithDefault("1500ms")
    Duration firstWords();

    /** The longest pause inside a model's reply. */
    @WithDefault("3s")
    Duration betweenWords();

    /** From the start of the greeting, how long the caller cannot interrupt it. */
    @WithDefault("300ms")
    Duration greetingGuard();

    /** From the start of any other speech, how long an echo of it is not taken for the caller. */
    @WithDefault("200ms")
    Duration echoGuard();

    /** Speech over the agent's, within {@link #speechWindow}, that lowers the agent's voice. */
    @WithDefault("120ms")
    Duration duckAfter();

    /** Speech over the agent's that silences the agent, until it is clear what the caller wants. */
    @WithDefault("180ms")
    Duration pauseAfter();

    /** Speech over the agent's that takes the floor, whatever its words. */
    @WithDefault("700ms")
    Duration yieldAfter();

    /** Silence after which the agent goes on, when nothing was understood of what sounded over its words. */
    @WithDefault("800ms")
    Duration resumeAfter();

    /** Between two looks at what is being said over the agent's words. */
    @WithDefault("300ms")
    Duration overlapEvery();

    /** How often in a turn a reply is asked for before it is known that the turn is over. */
    @WithDefault("3")
    int guesses();

    /** How long a person's phone rings before the caller comes back. */
    @WithDefault("20s")
    Duration handOverRing();

    /** The extension of the person who takes over. */
    @WithDefault("1001")
    String handOverExtension();

    /** The longest that a person is told who calls before the caller is brought to them; not at all when 0. */
    @WithDefault("15s")
    Duration longestBriefing();

    /** Whether the caller goes on to be recorded and written down when a person has the call. */
    @WithDefault("true")
    boolean handOverRecording();

    /** Extensions that a caller may be sent to for good, by the names that the model knows them by. */
    Map<String, String> transfer();

    /** The longest call. */
    @WithDefault("30m")
    Duration longestCall();
}
