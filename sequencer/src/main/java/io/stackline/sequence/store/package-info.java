/**
 * Journal, traces and records in one SQL database; the only room that sees JDBC. {@link
 * io.stackline.sequence.store.SqlStore} is the entry point. A decision becomes {@linkplain
 * io.stackline.sequence.store.Fact facts}, which {@link io.stackline.sequence.store.JournalWriter}
 * appends and {@link io.stackline.sequence.store.Projection} makes rows of.
 *
 * <p>The usual database is H2, embedded in the data folder, with {@code WRITE_DELAY=0}: with its
 * default a row that was committed is lost when the process is killed shortly after (measured).
 * Journal entries are forced to the disk besides, against power failures. Its file is opened
 * through {@code async:}, for with the default an interrupt of the thread that writes closes the
 * whole database (measured).
 */
@NullMarked
package io.stackline.sequence.store;

import org.jspecify.annotations.NullMarked;
