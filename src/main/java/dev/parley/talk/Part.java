package dev.parley.talk;

/** A part of the installation that can be up or down: Asterisk, ears, mind, voice. Shown on the page and in health. */
public interface Part {
    Status status();

    /**
     * @param part asterisk, ears, mind or voice
     * @param level how well it serves callers now
     * @param sentence what is so and, unless all is well, what to do about it
     */
    record Status(String part, Level level, String sentence) {}

    enum Level {
        UP,
        /** Calls go on, less well: keypad for ears, script for mind, espeak-ng for voice. */
        DEGRADED,
        DOWN
    }
}
