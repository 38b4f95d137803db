package dev.parley.model;

import java.time.Duration;

/**
 * A request to a model is over, however it ended. Fired on the engine's thread or a worker; observers return at once.
 *
 * @param team whose use it is
 * @param purpose one word: reply, analysis, …
 * @param subject whom it was for, an id without personal data
 * @param outcome answered, cancelled, failed or refused
 * @param all from the request to its end
 */
public record ModelUsed(
        long team,
        String purpose,
        String subject,
        String model,
        String outcome,
        int promptTokens,
        int replyTokens,
        Duration all) {}
