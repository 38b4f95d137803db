package dev.parley.line.asterisk;

import dev.parley.line.LineEvent;
import dev.parley.line.Playout;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One way for sound to travel between Asterisk and Parley, for one media channel. */
interface Carrier {
    /** What externalMedia has to be asked for. */
    Map<String, String> request();

    /**
     * Sound flows from here on.
     *
     * @param variables of the channel that Asterisk made
     * @param listener told every 20 ms on the pacer's thread
     */
    Uni<Void> start(JsonObject variables, Playout playout, Consumer<LineEvent.FrameArrived> listener);

    /** While held nothing is said and nothing is heard. */
    void hold(boolean held);

    /** Ends the sound both ways. When it returns, the listener is not called any more. */
    void stop();

    /** How carriers are made that are all alike. */
    interface Kind {
        /** Samples per second of the frames in both directions. */
        int rateHz();

        /** Another kind of the same rate, for when this one turns out not to work. */
        default Optional<Kind> instead() {
            return Optional.empty();
        }

        /** A new one. Throws {@link dev.parley.line.LineException} when there is no port left for it. */
        Carrier open();
    }
}
