/** Recognisers that speak the Wyoming protocol, such as those made for Home Assistant. */
@NullMarked
package dev.parley.listen.wyoming;

import org.jspecify.annotations.NullMarked;
