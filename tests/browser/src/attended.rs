//! A door on loopback at which each caller is attended to by a thread of their own.

use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// Whoever attends to callers.
pub trait Attend: Send + Sync + 'static {
    /// Whether nobody is let in any more.
    fn is_closed(&self) -> bool;

    /// Deals with one caller.
    fn attend(&self, stream: &TcpStream);
}

/// Opens the door, until it is closed and one more has called.
pub fn attended<A: Attend>(listener: TcpListener, desk: &Arc<A>) {
    let at_door = Arc::clone(desk);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if at_door.is_closed() {
                return;
            }
            let desk = Arc::clone(&at_door);
            thread::spawn(move || desk.attend(&stream));
        }
    });
}
