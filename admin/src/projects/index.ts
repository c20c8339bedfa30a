import icon from '@mui/icons-material/FolderOutlined';
export default { icon };
