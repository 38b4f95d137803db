package dev.parley.bench;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Another JVM of this machine, asked over JMX. */
final class Jvm implements AutoCloseable {
    private static final String SHRINKS = "MaxHeapFreeRatio";
    private static final double MEGABYTE = 1024 * 1024;

    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;
    private final HotSpotDiagnosticMXBean options;

    private Jvm(JMXConnector connector) throws IOException {
        this.connector = connector;
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        memory = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        options = ManagementFactory.newPlatformMXBeanProxy(
                beans, "com.sun.management:type=HotSpotDiagnostic", HotSpotDiagnosticMXBean.class);
    }

    @SuppressWarnings("BanJNDI") // the other side is a JVM that the bench has started itself
    static Jvm of(long pid) {
        try {
            var machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new Jvm(JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("Process " + pid + " lets nobody look into it", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " cannot be asked", e);
        }
    }

    /** Of all threads since the start, in MB. */
    double allocatedMegabytes() {
        return threads.getTotalThreadAllocatedBytes() / MEGABYTE;
    }

    /**
     * What is left on the heap after a full collection, in MB. Stops the JVM for a moment. The heap is not allowed to
     * shrink meanwhile: a small one would be collected far more often in what is measured next.
     */
    double liveMegabytes() {
        var before = options.getVMOption(SHRINKS).getValue();
        options.setVMOption(SHRINKS, "100");
        memory.gc();
        options.setVMOption(SHRINKS, before);
        return memory.getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
