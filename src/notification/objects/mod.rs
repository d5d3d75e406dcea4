// Written by `cargo xtask gen` from schema/notification.toml. Edit that file.

//! The notifications, and the objects inside them.

mod delivery_report;
mod denial_reason;
mod endpoint_device;
mod endpoint_event;
mod toll_free_verification;
mod transfer_confirmation;

pub use delivery_report::DeliveryReport;
pub use denial_reason::DenialReason;
pub use endpoint_device::EndpointDevice;
pub use endpoint_event::EndpointEvent;
pub use toll_free_verification::TollFreeVerification;
pub use transfer_confirmation::TransferConfirmation;
