package dev.parley.crm.salesforce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Salesforce. */
@ConfigMapping(prefix = "parley.crm.salesforce")
public interface SalesforceConfig {
    /** The organisation's own address (My Domain): {@code https://acme.my.salesforce.com}. */
    Optional<URI> url();

    /** Consumer key of a connected app that allows the client credentials flow. */
    Optional<String> clientId();

    /** Its consumer secret. */
    Optional<String> clientSecret();

    /** Version of the REST API, v46.0 or later. */
    @WithDefault("v60.0")
    String version();

    /**
     * A text field of Lead that is an external id and unique, such as {@code Parley_Key__c}: it holds the number by which
     * events name a lead, and {@code tel:} with the phone number for one that Parley has made. Without it leads are found by phone number
     * only, and none is made.
     */
    Optional<String> leadKey();

    /** A text field of Task that holds our Idempotency-Key. */
    @WithDefault("CallObject")
    String taskKey();

    /** {@code Type} of the task that a call becomes. */
    @WithDefault("Call")
    String callType();

    /** {@code Status} of a task that is done. */
    @WithDefault("Completed")
    String doneStatus();

    /** {@code Status} of a task that is to be done. */
    @WithDefault("Not Started")
    String openStatus();

    /** Where the day of a task begins, such as {@code Europe/Berlin}. */
    @WithDefault("UTC")
    ZoneId zone();

    /** Our stage to the {@code Status} of a lead, where the organisation's words differ from Salesforce's. */
    Map<String, String> status();

    /** Our priority to the {@code Rating} of a lead, where the organisation's words differ from Salesforce's. */
    Map<String, String> rating();

    /** Our number of a person to the id of a Salesforce user, who then owns the lead. */
    Map<String, String> owner();

    /** What a new lead gets besides name and number, field by field: {@code LeadSource=Phone Inquiry}. */
    Map<String, String> newLead();
}
