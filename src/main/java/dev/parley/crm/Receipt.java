package dev.parley.crm;

/** What became of something that was to be written. */
public sealed interface Receipt {
    /**
     * The CRM has it.
     *
     * @param target the CRM's name in the configuration, such as "http"
     * @param reference its id there; empty when the CRM told none
     */
    record Written(String target, String reference) implements Receipt {}

    /** It is kept as a suggestion until a person decides. */
    record Suggested() implements Receipt {}
}
