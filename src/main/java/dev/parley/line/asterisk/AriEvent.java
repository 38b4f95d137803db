package dev.parley.line.asterisk;

import java.util.List;

/** The events that Asterisk sends over the ARI WebSocket, of those that concern a call. */
sealed interface AriEvent {
    /** The id of the channel that the event is about; empty for events about something else. */
    String channelId();

    record StasisStart(AriChannel channel, List<String> args) implements AriEvent {
        @Override
        public String channelId() {
            return channel.id();
        }
    }

    record StasisEnd(String channelId) implements AriEvent {}

    record DtmfReceived(String channelId, char digit) implements AriEvent {}

    record HangupRequest(String channelId) implements AriEvent {}

    record StateChanged(String channelId, String state) implements AriEvent {}

    /** @param cause Asterisk's words for the hang-up cause, such as "Normal Clearing" */
    record Destroyed(String channelId, String cause) implements AriEvent {}

    /** @param targetUri such as "channel:1234.5" */
    record PlaybackStarted(String playbackId, String targetUri) implements AriEvent {
        @Override
        public String channelId() {
            return "";
        }
    }

    record PlaybackFinished(String playbackId, String targetUri, boolean failed) implements AriEvent {
        @Override
        public String channelId() {
            return "";
        }
    }

    /** @param state started, finished or failed */
    record RecordingChanged(String name, String state) implements AriEvent {
        @Override
        public String channelId() {
            return "";
        }
    }

    /** How a dialled channel fares; {@code status} is empty while dialling, then RINGING, ANSWER, BUSY, … */
    record Dialled(String channelId, String status) implements AriEvent {}

    record TalkingChanged(String channelId, boolean talking) implements AriEvent {}

    /** Another client has connected with our application's name and receives its events from now on. */
    record ApplicationReplaced() implements AriEvent {
        @Override
        public String channelId() {
            return "";
        }
    }

    /** The socket is up; events from now on arrive. */
    record Connected() implements AriEvent {
        @Override
        public String channelId() {
            return "";
        }
    }

    /**
     * The socket is down and will be tried again; what happens meanwhile is never told.
     *
     * @param refused true when Asterisk itself said no, so that trying again cannot help without a change
     * @param why a sentence for people
     */
    record Disconnected(boolean refused, String why) implements AriEvent {
        @Override
        public String channelId() {
            return "";
        }
    }

    /** An event that Parley has no use for. */
    record Other(String type) implements AriEvent {
        @Override
        public String channelId() {
            return "";
        }
    }
}
