package dev.parley.call;

import java.util.List;

/**
 * What the agent says apart from the interview itself.
 *
 * @param reprompts for a silent caller, one after the other
 * @param goodbye for a caller who stays silent
 * @param filler while a reply takes long
 * @param handOver before a person is rung
 */
record Phrases(String language, List<String> reprompts, String goodbye, String filler, String handOver) {}
