package dev.parley.call;

import dev.parley.audio.Frame;
import dev.parley.qualify.MoodWords;
import dev.parley.talk.Mood;

/** Senses the mood of a caller by what they say and how. Lives on the call's context. */
final class MoodSense {
    private static final double WORKED_UP = 0.5;
    private static final double PRESSING = 0.4;

    private final MoodWords words;
    private final Delivery delivery = new Delivery();

    MoodSense(MoodWords words) {
        this.words = words;
    }

    /** 20 ms of the caller's turn. */
    void add(Frame frame, boolean voiced) {
        if (voiced) {
            delivery.add(frame);
        }
    }

    /** The mood of a turn whose words so far are these: a raised voice makes bad words worse and any words urgent. */
    Mood of(String said) {
        var mood = words.of(said);
        double raised = Math.max(0, delivery.arousal(said));
        double sentiment = mood.sentiment() < 0 ? mood.sentiment() * (1 + WORKED_UP * raised) : mood.sentiment();
        return new Mood(sentiment, mood.urgency() + PRESSING * raised);
    }

    void over(String said) {
        delivery.over(said);
    }
}
