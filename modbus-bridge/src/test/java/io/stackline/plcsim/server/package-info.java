/**
 * Proves the simulated press over real sockets on 127.0.0.1, with raw bytes instead of a Modbus
 * library.
 */
@NullMarked
package io.stackline.plcsim.server;

import org.jspecify.annotations.NullMarked;
