/**
 * Journal, traces and records in one SQL database in the site's data folder; the only room that
 * sees JDBC. {@link io.stackline.sequence.store.SqlStore} is the entry point.
 *
 * <p>The database is H2, embedded, with {@code WRITE_DELAY=0}: with its default a row that was
 * committed is lost when the process is killed shortly after (measured). Journal entries are forced
 * to the disk besides, against power failures. Its file is opened through {@code async:}, for with
 * the default an interrupt of the thread that writes closes the whole database (measured).
 */
@NullMarked
package io.stackline.sequence.store;

import org.jspecify.annotations.NullMarked;
