package dev.parley.qualify;

import java.util.List;

/**
 * The small words between questions.
 *
 * @param acknowledgements said in turn before the next question
 * @param readBacks the same where {@code {value}} is repeated
 * @param notUnderstood before a question that is put again
 * @param apology after the caller said that what was read back is wrong
 * @param movingOn when a question is given up
 * @param person offers a person to somebody who sounds upset; empty when nobody is to be offered
 */
public record Manners(
        List<String> acknowledgements,
        List<String> readBacks,
        String notUnderstood,
        String apology,
        String movingOn,
        String person) {
    public Manners {
        acknowledgements = List.copyOf(acknowledgements);
        readBacks = List.copyOf(readBacks);
    }
}
