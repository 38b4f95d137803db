package dev.parley.line.asterisk;

import java.util.List;

/** What Asterisk sends over the ARI WebSocket, and what becomes of that socket. */
sealed interface AriEvent {
    /** Something happened to a channel; the call that the channel belongs to has to know. */
    sealed interface OfChannel extends AriEvent {
        String channelId();
    }

    record StasisStart(AriChannel channel, List<String> args) implements OfChannel {
        @Override
        public String channelId() {
            return channel.id();
        }
    }

    record StasisEnd(String channelId) implements OfChannel {}

    record DtmfReceived(String channelId, char digit) implements OfChannel {}

    /** The caller put the call on hold, or took it back. */
    record HoldChanged(String channelId, boolean held) implements OfChannel {}

    record HangupRequest(String channelId) implements OfChannel {}

    /**
     * @param cause why, by ITU-T Q.850: 17 is busy, 19 no answer; 0 when Asterisk does not know
     * @param words the same for people, such as "User busy"
     */
    record Destroyed(String channelId, int cause, String words) implements OfChannel {}

    /** How a dialled channel fares; {@code status} is empty while dialling, then RINGING, ANSWER, BUSY, … */
    record Dialled(String channelId, String status) implements OfChannel {}

    /** @param failed true when the channel has not heard the sound, for instance because Asterisk does not have it */
    record PlaybackFinished(String channelId, String sound, boolean failed) implements OfChannel {}

    /** Nothing in a call depends on it. It is kept in the log, at level debug, for whoever looks for a fault. */
    sealed interface Noted extends AriEvent {}

    record StateChanged(String channelId, String state) implements Noted {}

    record PlaybackStarted(String channelId, String sound) implements Noted {}

    /** @param state started, finished or failed */
    record RecordingChanged(String name, String state) implements Noted {}

    record TalkingChanged(String channelId, boolean talking) implements Noted {}

    /** An event of a type that Parley does not read. */
    record Other(String type) implements Noted {}

    /** Another client has connected with our application's name and receives its events from now on. */
    record ApplicationReplaced() implements AriEvent {}

    /** The socket is up; events from now on arrive. */
    record Connected() implements AriEvent {}

    /**
     * The socket is down and will be tried again; what happens meanwhile is never told.
     *
     * @param refused true when Asterisk itself said no, so that trying again cannot help without a change
     * @param why a sentence for people
     */
    record Disconnected(boolean refused, String why) implements AriEvent {}
}
