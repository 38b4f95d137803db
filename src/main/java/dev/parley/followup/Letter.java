package dev.parley.followup;

import java.util.UUID;

/**
 * Something to send.
 *
 * @param id the same whenever the same letter is sent again
 * @param to an e-mail address, or a phone number in E.164
 * @param subject empty for SMS
 * @param html empty for SMS
 */
public record Letter(UUID id, String to, String subject, String text, String html) {}
