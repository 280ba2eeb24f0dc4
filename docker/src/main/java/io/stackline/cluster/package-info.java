/**
 * The board of many processes: each has one in memory, and Hazelcast carries what is said from one
 * to the others. It only carries. Who drives a press its PLC decides, who runs recipes the store;
 * nothing here is the record of anything, and every writer can say again what it knows.
 *
 * <p>No call a component makes waits for the network: words are read from memory and written to
 * memory, and a crank of the board's own brings them across.
 */
@NullMarked
package io.stackline.cluster;

import org.jspecify.annotations.NullMarked;
