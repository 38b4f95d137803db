package dev.parley.desk;

/** What a field may hold, as regular expressions for the API's validation; PostgreSQL checks the same. */
final class Allowed {
    static final String PRIORITY = "low|medium|high|urgent";
    static final String PRIORITY_MESSAGE = "must be low, medium, high or urgent";
    static final String STAGE_MESSAGE = "must be new, contacted, qualified, converted or lost";
    static final String TASK_STATUS = "open|done|cancelled";
    static final String TASK_STATUS_MESSAGE = "must be open, done or cancelled";
    static final String TICKET_STATUS = "open|waiting|resolved|closed";
    static final String TICKET_STATUS_MESSAGE = "must be open, waiting, resolved or closed";
    static final String SALE_STATUS = "open|negotiating|won|lost";
    static final String SALE_STATUS_MESSAGE = "must be open, negotiating, won or lost";
    static final String ID = "\\d{1,18}";
    static final String ID_MESSAGE = "must be an id, such as 42";
    static final String CURRENCY = "[A-Z]{3}";
    static final String CURRENCY_MESSAGE = "must be an ISO 4217 code, such as EUR";
    /** Only what cannot be an address is refused; empty takes an address away. */
    static final String EMAIL = "|[^@\\s]+@[^@\\s]+";

    static final String EMAIL_MESSAGE = "must be an e-mail address, such as alice@school.example";
    static final String TIME = "\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z";
    static final String TIME_MESSAGE = "must be a time in ISO 8601 UTC, such as 2026-03-01T10:15:30Z";
    static final int WORD = 80;
    static final int LINE = 200;
    static final int TEXT = 100_000;

    private Allowed() {}
}
