/** One call from ring to lead: {@link dev.parley.call.Conversation} decides, the stage carries out. Start here. */
@NullMarked
package dev.parley.call;

import org.jspecify.annotations.NullMarked;
