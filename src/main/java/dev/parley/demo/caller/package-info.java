/** A scripted telephone: a small SIP caller with real RTP, for the demo and for tests. Loopback only. */
@NullMarked
package dev.parley.demo.caller;

import org.jspecify.annotations.NullMarked;
