/**
 * Who may: people, API keys and teams; the one place where database work is scoped to a team. Every room with an API
 * imports it, so what such rooms answer alike (problem documents, pages of lists, digests and ids) is here as well.
 */
@NullMarked
package dev.parley.access;

import org.jspecify.annotations.NullMarked;
