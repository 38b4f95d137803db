package dev.parley.followup.kavenegar;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.followup.FollowUpConfig;
import dev.parley.followup.FollowUpSettings;
import dev.parley.followup.Gateway;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Map;

/** For the tests of other packages. */
public final class Kavenegars {
    private Kavenegars() {}

    public static Gateway at(URI url, FollowUpConfig config, Vertx vertx) {
        return with(
                Map.of(
                        "parley.followup.kavenegar.url", url + "/",
                        "parley.followup.kavenegar.key", "SECRET-KEY",
                        "parley.followup.kavenegar.sender", "10004346"),
                config,
                vertx);
    }

    static Gateway with(Map<String, String> keys, FollowUpConfig config, Vertx vertx) {
        return new KavenegarGateway(
                FollowUpSettings.of(KavenegarConfig.class, keys), config, vertx, new ObjectMapper());
    }
}
