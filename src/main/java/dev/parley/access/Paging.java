package dev.parley.access;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a long list is asked for: the two query parameters that every list of the API takes. */
public final class Paging {
    @Parameter(description = "From 0", example = "0")
    @QueryParam("page")
    @DefaultValue("0")
    @Pattern(regexp = "\\d{1,7}", message = "must be a whole number from 0 to 9999999")
    String page = "0";

    @Parameter(description = "From 1 to 200", example = "20")
    @QueryParam("size")
    @DefaultValue("20")
    @Pattern(regexp = "[1-9]\\d?|1\\d\\d|200", message = "must be a whole number from 1 to 200")
    String size = "20";

    /** From 0. */
    public int page() {
        return Integer.parseInt(page);
    }

    /** Entries on a page, 1 to 200. */
    public int size() {
        return Integer.parseInt(size);
    }
}
