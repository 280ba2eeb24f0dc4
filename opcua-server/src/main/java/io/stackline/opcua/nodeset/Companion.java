package io.stackline.opcua.nodeset;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The companion NodeSets that are built in, as the build has fetched them. */
public enum Companion {
  /** Devices, OPC 10000-100: identification, health, locks, functional groups. */
  DI("Opc.Ua.Di.NodeSet2.xml"),
  /** Industrial automation, OPC 10000-200: stack lights, which Machinery refers to. */
  IA("Opc.Ua.IA.NodeSet2.xml"),
  /** Asset management basics, OPC 10000-110: locations, root causes, maintenance. */
  AMB("Opc.Ua.AMB.NodeSet2.xml"),
  /** Machinery, OPC 40001-1: machine identification, item state, operation mode, counters. */
  MACHINERY("Opc.Ua.Machinery.NodeSet2.xml"),
  /** ISA-95 job control, OPC 10031-4: job orders and job responses. */
  JOB_CONTROL("opc.ua.isa95-jobcontrol.nodeset2.xml"),
  /** Machinery jobs, OPC 40001-3: job management of a machine. */
  JOBS("Opc.Ua.Machinery.Jobs.Nodeset2.xml"),
  /** Laboratory and analytical devices, OPC 30500-1: functional units, functions, programs. */
  LADS("Opc.Ua.LADS.NodeSet2.xml"),
  /** Dictionary entries by IRDI, which PA-DIM refers to. */
  IRDI("Opc.Ua.IRDI.NodeSet2.xml"),
  /** Process automation devices, OPC 30081, on which process values build. */
  PADIM("Opc.Ua.PADIM.NodeSet2.xml"),
  /** Machinery process values, OPC 40001-2. */
  PROCESS_VALUES("Opc.Ua.Machinery.ProcessValues.NodeSet2.xml"),
  /** Machine tools, OPC 40501-1, on which metal forming builds. */
  MACHINE_TOOL("Opc.Ua.MachineTool.NodeSet2.xml"),
  /** Metal forming machines, OPC 40530: forming presses. */
  METAL_FORMING("Opc.Ua.MetalForming.NodeSet2.xml");

  /** What a line of presses is made of, with all it builds on. */
  public static final List<Companion> PLANT =
      List.of(DI, IA, AMB, MACHINERY, JOB_CONTROL, JOBS, LADS);

  private final String file;

  Companion(String file) {
    this.file = file;
  }

  /** Reads this NodeSet. */
  public NodeSet read() throws BadNodeSet {
    try (InputStream in = Companion.class.getResourceAsStream("/nodesets/" + file)) {
      if (in == null) {
        throw new BadNodeSet(
            file
                + " is not built in: build the module opcua-server with network, so that npm can"
                + " fetch it");
      }
      return NodeSetReader.read(file, in);
    } catch (IOException e) {
      throw new BadNodeSet(file + ": cannot be read: " + e.getMessage());
    }
  }

  /** Reads several, in the order given. */
  public static List<NodeSet> read(Collection<Companion> wanted) throws BadNodeSet {
    List<NodeSet> sets = new ArrayList<>();
    for (Companion each : wanted) {
      sets.add(each.read());
    }
    return List.copyOf(sets);
  }
}
