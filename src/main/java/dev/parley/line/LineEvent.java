package dev.parley.line;

import dev.parley.audio.Frame;

/** What happens on a line. */
public sealed interface LineEvent {
    /**
     * The next 20 ms from both sides, aligned. One arrives every 20 ms of local time while the line is answered,
     * whether or not packets do: a lost packet is concealed, a silent line gives silence.
     *
     * @param waited the caller's 20 ms only bridge the wait for a packet that is late: what it says is still to come,
     *     and a recogniser, who wants order and not pace, hears it better without them
     */
    record FrameArrived(Frame caller, Frame agent, boolean waited) implements LineEvent {}

    /** @param digit 0 to 9, * or # */
    record DigitPressed(char digit) implements LineEvent {}

    /** The person who took the call hung up before the caller was brought to them. */
    record PersonLeft() implements LineEvent {}

    /**
     * @param reason a few words for people: "The caller hung up", "Asterisk went away"
     * @param broken true when the line broke, false when somebody ended the call
     */
    record HungUp(String reason, boolean broken) implements LineEvent {}
}
