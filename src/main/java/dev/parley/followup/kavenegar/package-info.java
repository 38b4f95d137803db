/** SMS by gateways that speak Kavenegar's REST API. */
@NullMarked
package dev.parley.followup.kavenegar;

import org.jspecify.annotations.NullMarked;
