package dev.parley.talk;

/** Keeps the sound of calls. */
public interface Recorder {
    /** Opens the recording of a call. Never throws: a full disk gives a recording that drops what it is fed. */
    Recording open(CallId call, int rateHz);

    /** One call's sound, fed every 20 ms from one thread; returns at once, the writing happens elsewhere. */
    interface Recording {
        /** Both sides of the same 20 ms, signed 16-bit linear PCM at the recording's rate. */
        void add(short[] caller, short[] agent);

        /**
         * Makes a stretch of what was added silent on both sides, also what is in the file already. Times in ms since
         * the recording began.
         */
        void erase(long from, long to);

        /** While held, what is added stays in memory, so that {@link #erase} may still keep it from ever being written. */
        void hold(boolean held);

        /** No more sound; the file is finished in the background. */
        void close();

        /** Nothing is kept: neither what was added nor what may still be. */
        void drop();
    }
}
