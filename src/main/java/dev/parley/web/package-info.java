/** The pages and their sockets. Shows what happens, decides nothing. */
@NullMarked
package dev.parley.web;

import org.jspecify.annotations.NullMarked;
