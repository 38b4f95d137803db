package dev.parley.qualify;

/** What the interview is about at the moment. */
sealed interface Topic {
    /** The caller is asked whether the call may be recorded. */
    record Consenting() implements Topic {}

    record Asking(Slot slot) implements Topic {}

    /** A returning caller is asked whether what an earlier call told still holds. */
    record Confirming(Slot slot, SlotValue value) implements Topic {}

    record Offering(Offer offer) implements Topic {}

    /** A caller who sounds upset is asked whether they would rather talk to a person. */
    record OfferingPerson() implements Topic {}

    record HandingOver() implements Topic {}

    record Closing() implements Topic {}

    /** How a question is put. */
    enum Form {
        PLAIN,
        /** In other words. */
        AGAIN,
        /** With the keys named, also to a caller who can be understood. */
        KEYPAD
    }
}
