/** Sound over Asterisk's media WebSocket (chan_websocket): 16 kHz both ways, played at Asterisk's own pace. */
@NullMarked
package dev.parley.line.websocket;

import org.jspecify.annotations.NullMarked;
