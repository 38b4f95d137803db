package dev.parley.line.asterisk;

import io.vertx.core.json.JsonObject;

/**
 * A channel as ARI describes it in events and answers.
 *
 * @param sipCallId the SIP Call-ID, empty for channels that are not SIP
 * @param application what the dialplan is running: application name and its data
 */
record AriChannel(
        String id,
        String name,
        String state,
        String callerNumber,
        String callerName,
        String sipCallId,
        String application,
        String applicationData) {

    static AriChannel of(JsonObject json) {
        var caller = json.getJsonObject("caller", new JsonObject());
        var dialplan = json.getJsonObject("dialplan", new JsonObject());
        return new AriChannel(
                json.getString("id", ""),
                json.getString("name", ""),
                json.getString("state", ""),
                caller.getString("number", ""),
                caller.getString("name", ""),
                json.getString("protocol_id", ""),
                dialplan.getString("app_name", ""),
                dialplan.getString("app_data", ""));
    }

    boolean isInStasis(String stasisApplication) {
        return application.equals("Stasis")
                && (applicationData.equals(stasisApplication) || applicationData.startsWith(stasisApplication + ","));
    }
}
