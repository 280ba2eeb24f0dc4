/**
 * The OPC UA server of the line: shows presses, recipes and runs to SCADA, HMI and MES, and hands
 * what they ask for to the board. It has no state of its own.
 */
@NullMarked
package io.stackline.opcua;

import org.jspecify.annotations.NullMarked;
