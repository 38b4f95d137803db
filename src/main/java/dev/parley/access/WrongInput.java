package dev.parley.access;

import java.util.List;
import java.util.stream.Collectors;

/** What came in cannot be taken; becomes a problem document (RFC 9457) with status 400 that names the fields. */
public final class WrongInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    /** @param faults at least one */
    public WrongInput(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> fault.field() + " " + fault.message())
                .collect(Collectors.joining("; ", "", ".")));
        this.faults = List.copyOf(faults);
    }

    /** One field is wrong; the message is a sentence without its subject, which is the field. */
    public WrongInput(String field, String message) {
        this(List.of(new Fault(field, message)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
